import { cutPages } from '../backend/export/cut-pages.ts';
import { exportDocx } from '../backend/export/docx/export-docx.ts';
import type { ExporterRequest } from '../backend/export/request-exporter.ts';
import { readMongolianFont } from '../backend/fonts/font-catalog.ts';
import { answerRequests } from './answer-requests.ts';

/** The exporter's process: started with the resources folder, lives for one file. */
const resources = process.argv[2] ?? '';

answerRequests((request: ExporterRequest): Promise<Uint8Array> => {
  if (request.kind === 'pages') return cutPages(request.pdf, request.from, request.to);
  const pictures = new Map(request.pictures);
  return exportDocx({
    complete: request.complete,
    map: request.map,
    loadAsset: (id) => pictures.get(id) ?? new Uint8Array(),
    fonts: { mongolian: readMongolianFont(resources) },
  });
});
