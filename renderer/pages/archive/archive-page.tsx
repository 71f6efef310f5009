/** 档案. */
export function ArchivePage() {
  return <h1>档案</h1>;
}
