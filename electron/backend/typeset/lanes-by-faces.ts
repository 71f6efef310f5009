import type { ChosenFace } from '../fonts/resolve-fonts.ts';
import type { Typeset } from './typeset-issue.ts';
import { type LaneOptions, type LaneWork, startTypesetterLane, type TypesetterLane } from './typesetter-lane.ts';

export interface FacedWork extends LaneWork {
  /** Beside the bundled ones. */
  faces: readonly ChosenFace[];
}

export interface Lanes {
  /** @throws UserError as a lane */
  typeset(work: FacedWork): Promise<Typeset>;
  close(): void;
}

export interface LanesOptions extends Omit<LaneOptions, 'faces'> {
  /** How many sets of faces stay warm; the one that was asked last, and others while they are asked now and then. */
  kept: number;
  /** Whether also the one that was asked last ends when it is idle for long. */
  isResting: boolean;
}

/**
 * One lane for each set of faces, because a process loads its fonts once: the cover of an issue in other fonts, or a picture that is
 * tried on a page, must not cost the process that is warm with the issue on the screen.
 */
export function startLanesByFaces({ kept, isResting, ...options }: LanesOptions): Lanes {
  /** By use, the last one at the end. */
  const lanes = new Map<string, TypesetterLane>();

  const laneFor = (faces: readonly ChosenFace[]): TypesetterLane => {
    const key = JSON.stringify(faces);
    const lane = lanes.get(key) ?? startTypesetterLane({ ...options, faces });
    lanes.delete(key);
    for (const [other, old] of lanes) {
      old.rest();
      if (lanes.size < kept || !old.isIdle) continue;
      old.close();
      lanes.delete(other);
    }
    lanes.set(key, lane);
    return lane;
  };

  return {
    typeset({ faces, ...work }) {
      const lane = laneFor(faces);
      const typeset = lane.typeset(work);
      if (isResting) lane.rest();
      return typeset;
    },
    close() {
      for (const lane of lanes.values()) lane.close();
    },
  };
}
