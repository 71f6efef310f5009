const small = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen'],
  ...['fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const unlike: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

/** 0 to 999 999 in words with a capital: One hundred twenty-one, One hundred twenty-first. */
export function englishNumber(value: number, isOrdinal: boolean): string {
  const words = cardinal(value);
  const text = isOrdinal ? words.replace(/[a-z]+$/, ordinal) : words;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function cardinal(value: number): string {
  if (value < 20) return small[value] ?? '';
  if (value < 100) return join(tens[Math.floor(value / 10)] ?? '', '-', value % 10);
  if (value < 1000) return join(`${cardinal(Math.floor(value / 100))} hundred`, ' ', value % 100);
  return join(`${cardinal(Math.floor(value / 1000))} thousand`, ' ', value % 1000);
}

function join(head: string, between: string, rest: number): string {
  return rest === 0 ? head : head + between + cardinal(rest);
}

function ordinal(word: string): string {
  return unlike[word] ?? `${word.replace(/y$/, 'ie')}th`;
}
