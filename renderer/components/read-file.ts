/** The limit of one request to the backend. */
const limitMb = 40;

/** The message is the sentence an editor reads. */
export class FileRefused extends Error {}

/** A file the editor chose or dropped, as the contract takes it. @throws FileRefused */
export function readFile(file: File): Promise<{ name: string; contents: string }> {
  if (file.size > limitMb * 2 ** 20) {
    throw new FileRefused(`“${file.name}”超过 ${limitMb} MB，不像是文字稿，请确认选对了文件。`);
  }
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve({ name: file.name.slice(-200), contents: String(reader.result).replace(/^[^,]*,/, '') });
    reader.onerror = () => reject(new FileRefused(`“${file.name}”读不出来，请检查它是不是一个文件、有没有权限打开。`));
    reader.readAsDataURL(file);
  });
}
