import { readFileSync } from 'node:fs';
import { type ReadPicture, readPicture } from '../backend/assets/read-picture.ts';
import type { PictureRequest } from '../backend/assets/store-picture.ts';
import { answerRequests } from './answer-requests.ts';

/** The process that reads a foreign picture: lives for one file. */
answerRequests(({ name, file }: PictureRequest): Promise<ReadPicture> => readPicture(readFileSync(file), name));
