/**
 * Preloaded into n8n by the demo and the tests only: moves the clock that JavaScript sees, so that a campaign of
 * days can be lived through in a minute. The wanted instant comes over the process channel; time runs on from it.
 */
const RealDate = Date;
const realNow = RealDate.now.bind(RealDate);
let offset = process.env.KE_HOACH_CLOCK ? RealDate.parse(process.env.KE_HOACH_CLOCK) - realNow() : 0;

class MovedDate extends RealDate {
	constructor(...args) {
		if (args.length === 0) super(realNow() + offset);
		else super(...args);
	}
	static now() {
		return realNow() + offset;
	}
}
Object.defineProperty(MovedDate, 'name', { value: 'Date' });
globalThis.Date = MovedDate;

process.on('message', (message) => {
	if (typeof message?.clock !== 'string') return;
	offset = RealDate.parse(message.clock) - realNow();
	process.send?.({ clockSet: message.clock });
});
process.channel?.unref?.();
