import { canon } from './canon';
import { wordTable } from './wordTable';

/** Words that say no more than that a document is to be carried out. */
const FILLERS = new RegExp(
	`(?<![a-zà-ỹ])${wordTable(
		'căn cứ|nội dung|kế hoạch|chỉ thị|quyết định|thông báo|công văn|văn bản|chương trình|phương án|hướng dẫn|kết luận|này|nêu trên|trên|của|ubnd|ủy ban nhân dân|phường|xã|tỉnh|theo|chức năng|nhiệm vụ|quyền hạn|thẩm quyền|được giao|được phân công|lĩnh vực|phụ trách|quản lý|điều kiện|tình hình|thực tế|cụ thể|địa phương|đơn vị|mình|phạm vi|trong phạm vi|cơ quan|ngành|chủ động|tích cực|nghiêm túc|khẩn trương|kịp thời|quan tâm|phối hợp|chặt chẽ|chỉ đạo|triển khai|tổ chức|thực hiện|thi hành|có hiệu quả|hiệu quả|tốt|đúng|đầy đủ|nghiêm|đồng bộ|thiết thực|bảo đảm|đảm bảo|chất lượng|tiến độ|thời gian|yêu cầu|quy định|hiện hành|pháp luật|các|những|và|với|tại|để|nhằm|trong|việc|ý|biết|chịu|có|trách nhiệm|ngay|từ|ngày|ký|kể|nội dung sau',
	)}(?![a-zà-ỹ])`,
	'gu',
);
const FORMULA =
	/thi hành (?:quyết định|kế hoạch|chỉ thị|thông báo)|căn cứ quyết định thi hành|^để (?:biết|báo cáo)|(?:thông báo|thông tin)(?: đến| tới)?[^.;]{0,80} (?:để|cho) [^.;]{2,60}(?:được )?biết|^(?:yêu cầu|đề nghị|giao|chỉ thị|có ý kiến(?: chỉ đạo)?|kết luận)(?= (?:các|thủ trưởng|những|như sau|một số)|\s*:|$)|^chỉ đạo(?= như sau| một số|\s*:|$| (?:các|thủ trưởng)[^.;]*:$)|^(?:triệu tập|chủ trì)[^.;]{0,60}(?:hội nghị|cuộc họp)[^.;]{0,30}gồm(?: có)?\s*:$|^chịu trách nhiệm trước |^có hiệu lực|^thay thế|^thống nhất (?:ban hành|xây dựng)|^(?:ban hành|xây dựng) (?:kế hoạch|chương trình|phương án|hướng dẫn)[^.;]{0,160}(?:như sau|cụ thể(?: như sau)?|sau đây|các nội dung sau):?$/u;

/** The predicate asks for nothing in particular: "nghiêm túc triển khai thực hiện", "chịu trách nhiệm thi hành". */
export function asksNothing(predicate: string): boolean {
	const text = canon(predicate);
	if (FORMULA.test(text)) return true;
	if (text.length > 300 || /\d/.test(text)) return false;
	return text.replace(FILLERS, '').replace(/[\s.,;:/“”"()-]+/gu, '') === '';
}
