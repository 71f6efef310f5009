/** Fonts whose letters are signs: what is stored as l shows a dot. */
export type SymbolFont = 'wingdings' | 'wingdings 2' | 'wingdings 3' | 'webdings' | 'symbol';

/** The symbol font of a font list; null for any other, undefined where there is none. */
export function symbolFontOf(families: string): SymbolFont | null | undefined {
  if (families === '') return undefined;
  const first = families.split(',')[0]?.replace(/["']/g, '').trim().toLowerCase() ?? '';
  const fonts: readonly SymbolFont[] = ['wingdings', 'wingdings 2', 'wingdings 3', 'webdings', 'symbol'];
  return fonts.find((font) => first === font) ?? null;
}

/** What a character of a symbol font shows, as a character that prints; U+FFFD where it is not known. */
export function symbolOf(character: string, font: SymbolFont): string {
  const code = character.codePointAt(0) ?? 0;
  const plain = String.fromCodePoint(code >= 0xf020 && code <= 0xf0ff ? code - 0xf000 : code);
  // Characters the font does not have come from another one.
  if (/\s/.test(plain) || (plain.codePointAt(0) ?? 0) > 0xff) return character;
  return tables[font].get(plain) ?? (font === 'symbol' && /[!-~]/.test(plain) ? plain : '\ufffd');
}

/** Characters that a symbol font left in the private-use area when the font itself was lost. */
export function isSymbolLeftover(character: string): boolean {
  return /[\uf020-\uf0ff]/.test(character);
}

/** Only signs that the fonts of the bulletin have; arrow heads, ticks and boxes are those next to them. */
const wingdings = signs(
  'l●m○n■o□p□q□r□s◆t◆u◆v❖w◆x×§▪¨□¡○¤◎¥◎«★ž·Ÿ•Ø▶à→ß←á↑â↓è→ð⇒ü✓û×ý×þ√F☞E☜(☎)☎\u0081①\u0082②\u0083③\u0084④\u0085⑤\u0086⑥\u0087⑦\u0088⑧\u0089⑨\u008a⑩\u008c❶\u008d❷\u008e❸\u008f❹\u0090❺\u0091❻\u0092❼\u0093❽\u0094❾\u0095❿',
);
const tables: Readonly<Record<SymbolFont, ReadonlyMap<string, string>>> = {
  wingdings,
  'wingdings 2': signs('P✓O×Q×R√S×T×£□—●˜●¡■¢■¤□¯★'),
  'wingdings 3': signs('}▶|◀{◀w▼v▶p▲q▼à→g→f←h↑i↓'),
  webdings: signs('4▶3◀5▲6▼a✓n●g■c□r×='),
  symbol: signs(
    'aαbβgγdδeεzζhηqθiιkκlλmμnνxξoοpπrρsσVςtτuυfφcχyψwωjϕJϑvϖAΑBΒGΓDΔEΕZΖHΗQΘIΙKΚLΛMΜNΝXΞOΟPΠRΡSΣTΤUΥFΦCΧYΨWΩ"∀$∃\'∋*∗-−@≅\\∴^⊥~~£≤³≥±±´×¸÷¹≠»≈°°·•¥∞®→¬←\u00ad↑¯↓«↔Þ⇒Û⇔§♣¨♦©♥ª♠Î∈Ç∩È∪å∑Ö√¶∂ò∫Ð∠¼…¢′²″º≡Ä⊗',
  ),
};

/** Letter and sign by turns. */
function signs(pairs: string): ReadonlyMap<string, string> {
  const characters = [...pairs];
  return new Map(
    Array.from({ length: characters.length / 2 }, (_, index) => [characters[2 * index] ?? '', characters[2 * index + 1] ?? '']),
  );
}
