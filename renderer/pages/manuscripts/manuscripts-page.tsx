/** 稿件库. */
export function ManuscriptsPage() {
  return <h1>稿件库</h1>;
}
