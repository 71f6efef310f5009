/** What a field says when it is full: the browser takes no more, and cuts what is pasted, without a word. Null: there is room. */
export function limitSentence(value: string, maxLength: number): string | null {
  return value.length < maxLength ? null : `最多 ${maxLength} 字，已经满了；再多的填不进来，请看看有没有少字。`;
}
