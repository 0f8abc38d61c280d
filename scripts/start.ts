/** The same n8n as the demo's, left running for a person to click through: real clock, sample directory loaded. */
import { join } from 'node:path';
import { Campaign } from './host/campaign.ts';
import { MailServer } from './host/mailServer.ts';
import { OWNER, root } from './host/environment.ts';
import { N8nHost, OFFICER } from './host/n8nHost.ts';

const dir = join(root, '.runtime', 'start');
const mail = await MailServer.start(dir, join(dir, 'mail'));
const host = await N8nHost.start({ dir, smtp: mail.smtp, port: Number(process.env.PORT ?? 5678) });
const stop = async () => {
	await host.stop();
	await mail.stop();
};
process.once('SIGINT', () => void stop().then(() => process.exit(0)));
process.once('SIGTERM', () => void stop().then(() => process.exit(0)));

if ((await host.rows('kh_units')).length === 0) {
	await new Campaign(host, mail).setUp({ file: join(root, 'samples', 'danh-ba-don-vi.xlsx') });
}
console.log(`
n8n: ${host.url}
  đăng nhập: ${OWNER.email} / ${OWNER.password}
Biểu mẫu (${OFFICER.user} / ${OFFICER.password}):
  ${host.url}/form/thiet-lap      thiết lập, nạp lại danh bạ
  ${host.url}/form/ke-hoach-moi   kế hoạch mới
  ${host.url}/form/dieu-hanh      điều hành kế hoạch
  ${host.url}/form/don-doc        đôn đốc
  ${host.url}/form/tong-hop       tổng hợp
Thư đã gửi nằm ở ${join(dir, 'mail')}
Ctrl+C để dừng.`);
