/** The twelve topics of the pre-appointment test (`content-outline` §6.3), as a template names them. */
export const TOPIC_TITLES: Readonly<Record<string, string>> = {
  T01: '党章与党的基本知识',
  T02: '党支部工作条例（试行）',
  T03: '机关基层组织工作条例',
  T04: '基层组织选举工作条例',
  T05: '党员教育管理与组织生活',
  T06: '发展党员工作细则',
  T07: '党员权利·纪律·监督',
  T08: '党费收缴使用管理',
  T09: '干部教育培训与任用',
  T10: '职责清单·述职评议·考核',
  T11: '服务群众·一线实践·党建业务融合',
  T12: '保密·网络安全·个人信息',
};
