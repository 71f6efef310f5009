import type { Finding } from '../../../../shared/contract/finding.ts';
import type { CompleteIssue } from '../../../../shared/periodical/complete-issue.ts';
import { hasRoom, layoutWarnings } from '../../../../shared/periodical/layout.ts';
import type { ResolvedFonts } from '../../fonts/resolve-fonts.ts';

/** Settings that part PDF and Word, and families this PC has not. */
export function layoutItems({ layout }: CompleteIssue, missing: ResolvedFonts['missing']): Finding[] {
  const target = { kind: 'issue', part: 'layout' } as const;
  const families = [...new Set(missing.map(({ family }) => family))];
  return [
    ...families.map((family): Finding => {
      const message = `这台电脑没有安装字体“${family}”，现在用程序自带的字体代替，请安装这种字体或者在版式里另选一种。`;
      return { kind: 'missing-font', severity: 'error', message, target };
    }),
    ...(hasRoom(layout)
      ? []
      : [
          {
            kind: 'layout',
            severity: 'error',
            message: '版心太小，放不下文章；请减小页边距、字号或行距，或者加大开本。',
            target,
          } as const,
        ]),
    ...layoutWarnings(layout).map((message): Finding => ({ kind: 'layout', severity: 'warning', message, target })),
  ];
}
