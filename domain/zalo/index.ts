export { zaloAddresses, zaloContact, type ZaloAddress, type ZaloContact } from './enrolment/zaloAddresses';
export { unitsOnZalo } from './enrolment/reached';
export { answerZaloEvent, type EventAnswer } from './enrolment/answerEvent';
export { attemptEvent } from './enrolment/attempts';
export { bookNeeded } from './enrolment/bookNeeded';
