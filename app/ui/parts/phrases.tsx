import { Fragment, type ReactNode } from 'react';

/** Words of titles that a line must not break: 「党务干部的学／习」 reads as a slip. Longest first where one begins another. */
const WORDS = [
  '主题党日 三会一课 基层组织 党员大会 支委会 党组织 党支部 机关党委 党小组 组织生活',
  '任用前 选任前 选举前 任前 候选人 副书记 工作委员会 委员会 工委 云泽市 中国共产党',
  '党务 干部 学习 测试 凭证 证书 工作 条例 支部 书记 委员 培训 轮训 认证',
  '职业 能力 初级 中级 高级 知识 考试 练习 组织 机关 党员 选举 换届 日期',
  '任期 届满 考虑 应当 规则 管理 教育 会议 生活 制度 法规 办法 示范 纪律',
  '处分 监督 选拔 任用 开放 开始 结束 临近 合格 设立 条件 程序 任务 排班',
  '行政学院 另一台 补训 职责 清单 登录 账号 设备 权限 页面 记录 档案 通知 语言 处理 告知',
]
  .join(' ')
  .replaceAll(' ', '|');
const WORD = new RegExp(`(第[一二三四五六七八九十\\d]+[次期届条章轮]|\\d+\\s?[年月日天节题条人期次个分]|${WORDS})`);

/**
 * A Chinese title: it breaks after its commas first, then after 、, and inside no word that titles are made of. Other text
 * passes through.
 */
export const Phrases = ({ text }: { text: string }) => (
  <Kept text={text} after={/(?<=[，；：])/}>
    {(phrase) => (
      <Kept text={phrase} after={/(?<=、)/}>
        {(part) => <Words text={part} />}
      </Kept>
    )}
  </Kept>
);

/** The pieces of a text, each kept together as far as the line is long enough. */
function Kept({ text, after, children }: { text: string; after: RegExp; children: (piece: string) => ReactNode }) {
  const pieces = text.split(after);
  if (pieces.length === 1) return <>{children(text)}</>;
  return (
    <>
      {pieces.map((piece, i) => (
        <span key={i} className="keep">
          {children(piece)}
        </span>
      ))}
    </>
  );
}

/** A date, or the number of a session or a certificate. */
const WHOLE = /(\d{4}年\d{1,2}月\d{1,2}日|\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z]{2,}(?:-[A-Z\d]+)+)/;

/** A sentence of running text in which no date and no number is torn between two lines. */
export const WholeFigures = ({ text }: { text: string }) => <Words text={text} unbroken={WHOLE} />;

function Words({ text, unbroken = WORD }: { text: string; unbroken?: RegExp }) {
  const parts = text.split(unbroken);
  if (parts.length === 1) return <>{text}</>;
  return (
    <>
      {parts.map((part, i) =>
        i % 2 === 1 ? (
          <span key={i} className="nowrap">
            {part}
          </span>
        ) : (
          <Fragment key={i}>{part}</Fragment>
        ),
      )}
    </>
  );
}
