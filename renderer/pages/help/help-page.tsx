/** 帮助. */
export function HelpPage() {
  return <h1>帮助</h1>;
}
