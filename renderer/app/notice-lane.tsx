const laneId = 'notice-lane';

/** Where notices stand: in a lane of their own, which takes room only while one is there, so that none covers what can be pressed. */
export function NoticeLane() {
  return <div id={laneId} />;
}

/** Before the frame is there, over the page. */
export function noticeContainer(): HTMLElement {
  return document.getElementById(laneId) ?? document.body;
}
