export { zaloAddresses, zaloContact, type ZaloAddress, type ZaloContact } from './enrolment/zaloAddresses';
