export { readReply, type ReplyReading } from './readReply';
export type { ReceivedMail } from './receivedMail';
