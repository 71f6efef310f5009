/** Two-character Chinese names are spread to the width of three: 「张　楠」. Others stay as they are. */
export function spreadName(name: string): string {
  return /^\p{Script=Han}{2}$/u.test(name) ? `${[...name][0]}\u3000${[...name][1]}` : name;
}
