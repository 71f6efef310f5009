import { z } from 'zod';

/** Of an issue, section, article. */
export const idSchema = z.string().min(1).max(200);
