/**
 * Preloaded into the n8n that a script of this project starts, never into anybody else's.
 *
 * - When the script is gone, however it ended, n8n ends too: nothing is left running.
 * - With KE_HOACH_CLOCK set (demo and tests), the clock that JavaScript sees is moved, so that a campaign of days can be
 *   lived through in a minute. The wanted instant comes over the process channel; time runs on from it.
 */
process.on('disconnect', () => process.exit(1));
process.channel?.unref?.();

if (process.env.KE_HOACH_CLOCK) {
	const RealDate = Date;
	const realNow = RealDate.now.bind(RealDate);
	let offset = RealDate.parse(process.env.KE_HOACH_CLOCK) - realNow();

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
	// Listening for messages holds the process open again.
	process.channel?.unref?.();
}
