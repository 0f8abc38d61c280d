export { afterZalo } from './afterZalo';
export {
	arrivalOf,
	roadAhead,
	setOut,
	travelled,
	type Arrival,
	type Attempt,
	type Journey,
	type Refusal,
	type RoadOutcome,
} from './journey';
export { knownRoads, personAddress } from './knownRoads';
export { legsFor, type Addressee } from './legsFor';
export { channelOf, DEFAULT_ROADS, readRoads, ROAD_WORDS } from './roadNames';
export { attemptsOf, roadsLeft } from './roadsLeft';
export { fitTemplate } from './fitTemplate';
export { openRoadsOfRun, type RoadAlert, type RoadsOfRun } from './roadsOfRun';
export { templateData, TEMPLATE_PARAMETERS } from './templateData';
export { zaloText } from './zaloText';
