/** 编排. */
export function ArrangePage() {
  return <h1>编排</h1>;
}
