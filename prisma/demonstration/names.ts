import type { Chance } from './chance.ts';

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文']; // prettier-ignore
const COMPOUND = ['欧阳', '上官', '司马', '诸葛'];
const FIRST = [...'志建国文明永德海春秋景思承启远宏振立新光耀晓若静雅婉清书佳雨梦欣怡淑慧秀芳亦子知予嘉安平和正元康宁'];
const SECOND = [
  ...'华强军平伟刚勇杰涛斌辉林峰云川泽明禾宁然轩宇航博涵琳婷颖洁玲芬霞燕娟萍倩莹蕾薇岚舒远成达信义礼仁智谦和',
];

/** A plausible, invented name; about one in twelve has a single given character. */
export function inventedName(chance: Chance): string {
  const surname = chance.happens(0.01) ? chance.pick(COMPOUND) : chance.pick(SURNAMES);
  return surname + (chance.happens(0.08) ? chance.pick(SECOND) : chance.pick(FIRST) + chance.pick(SECOND));
}
