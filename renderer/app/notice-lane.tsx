const laneId = 'notice-lane';

/**
 * Where notices stand: in the place of what else the status bar tells, all but the state of the text, so that nothing moves when one comes
 * or goes, and none covers what can be pressed.
 */
export function NoticeLane() {
  return <div id={laneId} />;
}

/** Before the frame is there, over the page. */
export function noticeContainer(): HTMLElement {
  return document.getElementById(laneId) ?? document.body;
}
