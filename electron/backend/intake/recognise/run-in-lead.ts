import type { HeadingLevel } from '../../../../shared/document/types.ts';

const longestLoneLead = 25;

/** 「(一)……。」 at the start of a paragraph, with its full stop; a numbered item of one long sentence has none. */
export function runInLead({ kind, level, text }: { kind: string; level: HeadingLevel | null; text: string }): string | null {
  const end = text.indexOf('。') + 1;
  if (kind !== 'paragraph' || level === null || end === 0) return null;
  // 「①机构；②编制。」
  if (end === text.length && /[；;]/.test(text)) return null;
  return end < text.length || end <= longestLoneLead ? text.slice(0, end) : null;
}
