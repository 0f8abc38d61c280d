/** Zalo as several nodes use it. Not a node: a room of transport beside `parameters`. */
export type { ZaloClock, ZaloContext, ZaloRate, ZaloResult } from './result';
export { zaloBotClient, type BotSent, type ZaloBotClient, type ZaloBotOptions } from './zaloBotClient';
export { zaloOaClient, type OaFile, type ZaloOaClient, type ZaloOaOptions } from './zaloOaClient';
export type { OaAccount, OaGroup, OaUser, Sent, TemplateQuota } from './oaAnswers';
export { askItems } from './askItems';
export { failureRow, sendItems, type Sending } from './sendItems';
