import fc from 'fast-check';

/** So that a run can be repeated: what is tried at random is the same each time. `RANDOM_SEED=…` tries other things. */
fc.configureGlobal({ seed: Number(process.env.RANDOM_SEED ?? 20310426) });
