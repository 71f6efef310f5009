/** Less than the backend takes, which says nothing of the file's name. */
const limitMb = 40;

/** The message is the sentence an editor reads. */
export class FileRefused extends Error {}

/** A file the editor chose or dropped, as the contract takes it. @throws FileRefused */
export async function readFile(file: File): Promise<{ name: string; contents: Blob }> {
  if (file.size > limitMb * 2 ** 20) {
    throw new FileRefused(`“${file.name}”超过 ${limitMb} MB，不像是文字稿，请确认选对了文件。`);
  }
  // Read now: a file that is gone would fail on its way, as if the backend did not answer.
  const bytes = await file.arrayBuffer().catch(() => {
    throw new FileRefused(`“${file.name}”读不出来，请检查它是不是一个文件、有没有权限打开。`);
  });
  return { name: file.name.slice(-200), contents: new Blob([bytes]) };
}
