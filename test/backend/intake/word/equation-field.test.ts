import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEquationField } from '../../../../electron/backend/intake/word/equation-field.ts';

test.each([
  ['\\f(a+b,2)', '(a+b)/2'],
  ['\\r(2)', '√2'],
  ['2\\r(3,x+1)', '23√(x+1)'],
  ['x\\s\\up5(2)\\s\\do3(i)', 'x^2_i'],
  ['\\i\\su(i=1,n,\\f(1,i))', '∑_(i=1)^n1/i'],
  ['\\i(0,1,xdx)', '∫_0^1xdx'],
  ['\\b\\lc\\{(\\a\\al(x=1,y=2))', '{x=1; y=2'],
  ['\\b\\bc\\[(a)', '[a]'],
  ['\\x(框)', '框'],
  ['\\d\\fo10()甲\\,乙', '甲,乙'],
  ['f(x)', 'f(x)'],
])('%s is shown as %s', (code, text) => {
  expect(readEquationField(code).text).toBe(text);
});

test('only what changes its look is a formula', () => {
  expect(readEquationField('\\f(1,2)').isFormula).toBe(true);
  expect(readEquationField('\\o\\ac(○,12)')).toEqual({ text: '⑫', above: '', isFormula: false });
  expect(readEquationField('\\o\\ac(□,急)').text).toBe('(急)');
});

test('sounds above a word', () => {
  const code = '\\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(pīn yīn),拼音)';
  expect(readEquationField(code)).toEqual({ text: '拼音', above: 'pīn yīn', isFormula: false });
});

test('whatever stands there, it ends, and no letter is lost', () => {
  const sign = fc.constantFrom('\\', '(', ')', ',', 'f', 'r', 's', 'up', 'o', 'ac', 'b', 'lc', '2', ' ');
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 60 }), (signs) => {
      expect(readEquationField(`甲${signs.join('')}`).text.startsWith('甲')).toBe(true);
    }),
  );
  expect(readEquationField(`${'\\f('.repeat(10_000)}甲`).text).toContain('甲');
});
