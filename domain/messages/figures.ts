/** Phone numbers and instants in a text: broken over two lines, the one is dialled wrong and the other read wrong. */
export const FIGURES = /(?<![\d.])(?:\d\d:\d\d ngày \d\d\/\d\d\/\d{4}|(?:\+84|0)[\d .]{7,}\d)/g;
