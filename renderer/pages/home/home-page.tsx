/** 工作台. */
export function HomePage() {
  return <h1>工作台</h1>;
}
