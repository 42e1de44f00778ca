import type { Engine } from '../plan/engine.ts'

/** The second pass of ingest: events get what their process' own event says. */
export async function enrich(_engine: Engine): Promise<void> {}
