import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** Draws the program's icon: the character 编 on the red of the printed cover. Run by hand; its files are kept. */
const folder = import.meta.dirname;
const face = readFileSync(path.join(folder, '../fonts/NotoSerifSC-Black.ttf'));
await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">
  <rect x="24" y="24" width="464" height="464" rx="96" fill="#8b1a1a"/>
  <text x="256" y="372" font-family="Noto Serif SC" font-weight="900" font-size="332" text-anchor="middle" fill="#fff">编</text>
</svg>`;

writeFileSync(path.join(folder, 'icon.png'), draw(512));
writeFileSync(path.join(folder, 'icon.ico'), icoOf(draw(256)));

function draw(sizePx: number): Uint8Array {
  const font = { fontBuffers: [new Uint8Array(face)], loadSystemFonts: false, defaultFontFamily: 'Noto Serif SC' };
  return new Resvg(svg, { fitTo: { mode: 'width', value: sizePx }, font }).render().asPng();
}

/** One picture of 256 pixels as PNG, which Windows shrinks for every other size. */
function icoOf(png: Uint8Array): Uint8Array {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}
