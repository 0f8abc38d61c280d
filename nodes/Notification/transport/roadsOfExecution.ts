import { openRoadsOfRun, type RoadsOfRun } from '../../../domain/messages/roads';

/** A run sends in batches, each of which is an execution of the node; this is longer than any wait between two of them. */
const KEPT_MS = 10 * 60_000;

const known = new Map<string, { roads: RoadsOfRun; ending: NodeJS.Timeout }>();

/** What one execution has learnt of its roads, for all its batches. */
export function roadsOfExecution(executionId: string): RoadsOfRun {
	if (!executionId) return openRoadsOfRun();
	const roads = known.get(executionId)?.roads ?? openRoadsOfRun();
	clearTimeout(known.get(executionId)?.ending);
	const ending = setTimeout(() => known.delete(executionId), KEPT_MS).unref();
	known.set(executionId, { roads, ending });
	return roads;
}
