import { defineMessages } from './define-messages.ts';

/**
 * What is wrong with a cell or a row of an imported sheet. Each is the end of a sentence that names row and column:
 * 第37行“任职起始”… Kinds of import name these codes; `label-` entries head the groups of equal faults.
 */
export const importFaultMessages = defineMessages({
  required: ['没有填写', 'is empty'],
  'too-long': ['太长，最多{most}个字', 'is too long: {most} characters at most'],
  formula: [
    '是公式（{value}），没有读取。请改成文本再上传',
    'is a formula ({value}) and was not read; write plain text',
  ],
  'not-a-code': ['不是编码（{value}）', 'is not a code ({value})'],
  'not-a-name': ['不像姓名（{value}）', 'does not look like a name ({value})'],
  'not-a-count': ['不是整数（{value}）', 'is not a whole number ({value})'],
  'not-a-phone': ['不是11位手机号', 'is not a mobile number of 11 digits'],
  'not-in-list': ['不在字典里（{value}）。可以填：{list}', 'is not one of the known values ({value}): {list}'],
  'not-a-date': ['不是日期（{value}）', 'is not a date ({value})'],
  'month-out-of-range': ['不是日期（{value}），月份应在1至12', 'is not a date ({value}): the month must be 1 to 12'],
  'day-out-of-range': ['不是日期（{value}），当月没有这一天', 'is not a date ({value}): the month has no such day'],
  'year-out-of-range': [
    '不是日期（{value}），年份应在1900至2100',
    'is not a date ({value}): the year must be 1900 to 2100',
  ],
  'january-or-october': [
    '分不清是1月还是10月（{value}），请写成1975-01或1975-10这样',
    'may be January or October ({value}); write it like 1975-01 or 1975-10',
  ],
  'in-the-future': ['在今天之后（{value}）', 'lies in the future ({value})'],
  'born-after': ['晚于任职起始（{value}）', 'is later than the start of the post ({value})'],
  'joined-before-birth': ['早于出生年月（{value}）', 'is earlier than the month of birth ({value})'],
  'organization-unknown': ['查不到（{value}），或者不在您的管理范围内', 'is not known or not in your scope ({value})'],
  'organization-unknown-near': [
    '查不到（{value}）。最接近的是“{near}”（{nearCode}）',
    'is not known ({value}). The closest is “{near}” ({nearCode})',
  ],
  'organization-name-twice': [
    '有{n}个党组织叫这个名字（{value}），请填组织编码',
    'is the name of {n} organizations ({value}); give the code',
  ],
  'code-and-name-differ': [
    '与党组织名称不是一个组织：编码{value}是“{name}”，名称写的是“{other}”',
    'and the name mean two organizations: {value} is “{name}”, the name says “{other}”',
  ],
  'organization-ended': ['已撤销的党组织（{value}）', 'is an organization that has ended ({value})'],
  'number-twice': [
    '与第{row}行的编码相同但姓名不同（{value}）',
    'is also the number of row {row}, which has another name ({value})',
  ],
  'same-as-row': ['与第{row}行是同一个人的同一个职务', 'is the same post of the same person as row {row}'],
  'number-elsewhere': [
    '已属于您管理范围以外的人（{value}），请由上级管理员导入',
    'belongs to somebody outside your scope ({value}); ask the authority to import this row',
  ],
  'maybe-elsewhere': [
    '在您管理范围以外有同名同出生年月的人（{value}），请填人员编码或由上级管理员导入',
    'may be somebody outside your scope ({value}); give the staff number or ask the authority',
  ],
  'code-twice': ['与第{row}行的编码相同（{value}）', 'is also the code of row {row} ({value})'],
  'code-elsewhere': ['已用于您管理范围以外的党组织（{value}）', 'is used outside your scope ({value})'],
  'own-parent': ['上级是它自己（{value}）', 'is its own parent ({value})'],
  'parent-unknown': [
    '系统里没有这个编码，本表里也没有读得出来的这一行（{value}）',
    'is neither in the system nor in a readable row of this sheet ({value})',
  ],
  'parent-row-wrong': [
    '是本表第{row}行，那一行有错误，没有上级就不能写入（{value}）',
    'is row {row} of this sheet, which has an error; without the parent this row cannot be written ({value})',
  ],
  'parent-elsewhere': ['不在您的管理范围内（{value}）', 'is outside your scope ({value})'],
  'parent-circle': ['上下级绕成了圈（{value}）', 'leads back to this organization ({value})'],
  'more-than-members': ['多于党员数（{value}，党员数{most}）', 'is more than the members ({value} of {most})'],
  'years-out-of-range': ['应在1至10年（{value}）', 'must be 1 to 10 years ({value})'],
  'changed-since-check': [
    '核对之后系统里的情况变了，请重新导入这一行',
    'changed in the system after the check; import this row again',
  ],
  'cadre-unknown': [
    '不在册，或者不在您的管理范围内（{value}）',
    'is not in the registry or not in your scope ({value})',
  ],
  'name-not-of-number': [
    '与人员编码对不上：表里是“{value}”，这个编码是“{holder}”',
    'does not fit the staff number: the sheet says “{value}”, the number is {holder}’s',
  ],
  'post-not-held': ['现在没有任这个职务（{value}）', 'is not held now ({value})'],
  'post-held-since': ['已经任这个职务（{value}，自{since}起）', 'is held already ({value}, since {since})'],
  'no-post-here': [
    '不能改任：在这个党组织现在没有职务（{value}）。新任职务请写“任职”',
    'cannot be reassigned: no post is held in this organization ({value}); write 任职 for a new one',
  ],
  'before-post-start': ['早于原任职的起始日期（{since}）', 'is earlier than the start of the post that ends ({since})'],
  'posts-elsewhere': [
    '在您管理范围以外还有任职，请由上级管理员导入',
    'also holds posts outside your scope; ask the authority to import this row',
  ],
  'other-row-missing': ['所指的那一行没有写入', 'names a row that was not written'],
  'changed-since': ['导入之后又有改动，保持现状', 'was changed after the import and stays as it is'],
  'in-use': [
    '已有账号、学时、凭证或下级引用，保持现状',
    'is used by an account, a credit, a certificate or a child and stays',
  ],

  'not-a-key': ['不是答案（{value}）', 'is not a key ({value})'],
  'option-gap': ['空着，但后面还有选项', 'is empty although options follow'],
  'question-stem-missing': ['没有填写', 'is empty'],
  'question-stem-too-long': ['太长，最多500个字', 'is too long: 500 characters at most'],
  'question-explanation-missing': ['没有填写', 'is empty'],
  'question-explanation-too-long': ['太长，最多120个字', 'is too long: 120 characters at most'],
  'question-options-missing': ['有空选项', 'has an empty option'],
  'question-options-too-long': ['选项太长，最多200个字', 'has an option of more than 200 characters'],
  'question-options-too-few': ['选项不足三个', 'has fewer than three options'],
  'question-options-too-many': ['选项超过八个', 'has more than eight options'],
  'question-options-repeated': ['有两个选项一样', 'has two options that are the same'],
  'question-options-unexpected': ['判断题不填选项', 'must be empty for true-or-false'],
  'question-key-missing': ['没有填写', 'is empty'],
  'question-key-unknown-option': ['指向没有的选项', 'points at an option that is not there'],
  'question-key-not-one': ['只能有一个答案', 'must be exactly one'],
  'question-key-too-few': ['多选题至少两个答案', 'must be at least two for several answers'],
  'topic-unknown': ['不是主题编码（{value}）', 'is not a topic ({value})'],
  'document-unknown': ['查不到这份文件（{value}）', 'is not a document in the system ({value})'],
  'clause-unknown': ['这份文件里没有这一条（{value}）', 'is not a clause of that document ({value})'],
  'clause-date-differs': [
    '与现行条文的施行日期不同（{value}，现行文本自{date}）',
    'differs from the text in force ({value}; it holds from {date})',
  ],
  'stem-twice': ['与第{row}行相同', 'is the same as row {row}'],
  'stem-asked': ['题库里已有（{value}）', 'is asked already ({value})'],
  'question-used': ['已经审过或改过，保持现状', 'was reviewed or revised and stays'],

  'not-a-period': [
    '不是起止日期（{value}），请写成2026-10-12至2026-10-14',
    'is not a pair of dates ({value}); write 2026-10-12至2026-10-14',
  ],
  'not-an-amount': ['不是数字（{value}）', 'is not a number ({value})'],
  'amount-too-large': ['太大（{value}），最多{most}', 'is too large ({value}), {most} at most'],
  'not-half-days': [
    '不是出勤（{value}），请写半天数、天数或全勤',
    'is not an attendance ({value}); write half days, days or 全勤',
  ],
  'period-differs': ['与分开写的日期不同（{value}）', 'differs from the dates in their own columns ({value})'],
  'ends-before-start': ['结业早于开班（{value}）', 'ends before it begins ({value})'],
  'class-unknown': ['查不到这个班，或者不在您的管理范围内（{value}）', 'is no class in your scope ({value})'],
  'class-twice': [
    '对应几个班（{value}，{n}个），请填班次编码',
    'names several classes ({value}, {n}); give the number',
  ],
  'class-elsewhere': ['已用于您管理范围以外的班（{value}）', 'is used outside your scope ({value})'],
  'class-closed': ['这个班已经结业或取消（{value}）', 'is completed or called off ({value})'],
  'class-without-days': [
    '班次没有填天数，算不出全勤（{value}）',
    'needs the days of the class, which are missing ({value})',
  ],
  'class-has-roster': ['名单里已经有人，保持现状', 'has people on its roster and stays'],
  'plan-unknown': ['没有这个轮训计划（{value}）', 'is no rotation plan ({value})'],
  'plan-twice': ['对应几个轮训计划（{value}）', 'names several rotation plans ({value})'],
  'outside-window': [
    '的班不在轮训计划的起止日期内（{value}，计划{from}至{to}）',
    'is for a class outside the dates of its rotation plan ({value}; the plan runs {from} to {to})',
  ],
  'attended-more': [
    '少于已经登记的出勤（{value}天，已有人出勤{most}个半天）',
    'is less than what somebody attended ({value} days; {most} half days attended)',
  ],
  'person-unknown': ['查不到这个人，或者不在您的管理范围内（{value}）', 'is nobody in your scope ({value})'],
  'person-left': ['已经离任（{value}）', 'has left ({value})'],
  'person-twice': [
    '与第{row}行是同一个人上同一个班（{value}）',
    'is the same person in the same class as row {row} ({value})',
  ],
  'person-twice-chosen': ['与前面的行是同一个人上同一个班', 'is the same person in the same class as an earlier row'],
  'more-than-half-days': ['多于这个班的半天数（{value}，应{most}）', 'is more than the class has ({value} of {most})'],
  'never-attended': [
    '不成立：没有到过课的人不能结业，请填出勤，或者改结果',
    'cannot stand: nobody completes a class without attending it; enter the attendance or another result',
  ],
  'session-unknown': ['查不到这个场次（{value}）', 'is not a session ({value})'],
  'session-settled': ['这个场次已经截止报名（{value}）', 'is a session whose names are settled ({value})'],
  'session-which': ['没有填写，正在报名的有{n}个场次', 'is empty, and {n} sessions are open for names'],
  'session-none': ['没有填写，现在没有正在报名的场次', 'is empty, and no session is open for names'],
  'name-differs': [
    '与人员编码对应的姓名不同（{value}，系统里是{name}）',
    'differs from the name of that number ({value}; here it is {name})',
  ],
  'person-elsewhere': ['不在场次{value}的范围内', 'lies outside session {value}'],
  'valid-pass': ['测试合格结果仍在有效期内（至{date}），不需要再测', 'has a pass that still counts (until {date})'],
  'deferred-there': [
    '已由考务人员批准缓测（场次{value}），请由考务人员恢复',
    'was deferred by the exam officer (session {value}), who alone puts the name back',
  ],
  'still-cooling': ['补测机会已用完，{date}起才能再次报名', 'has no retake left and may register again from {date}'],
  'registered-above': ['与第{row}行是同一个人、同一场次', 'is the same person and session as row {row}'],
  'registration-used': [
    '导入后有人改动过，或者已经截止报名、签到、开考，保持现状',
    'was changed since the import, or is settled, signed in or sat, and stays',
  ],

  'several-namesakes': ['有多位同名的人', 'several people of this name'],
  'one-namesake': ['同名，但单位或出生年月对不上', 'same name, but unit or month of birth differs'],
  'name-has-no-number': ['系统里有同名且没有编码的人', 'somebody of this name has no number yet'],
  'name-has-other-number': [
    '系统里有同名、同出生年月的人，编码不同',
    'somebody of this name and month of birth has another number',
  ],
  'number-but-for-zeros': [
    '编码只差前面的0，出生年月对不上',
    'the numbers differ by leading zeros only, the months of birth differ',
  ],
  'number-other-name': [
    '编码与姓名对不上；认定是这一位的，姓名改为表里的写法',
    'the number belongs to another name; if it is this person, the name becomes that of the sheet',
  ],
  'same-name-above': ['与前面的行同名', 'same name as an earlier row'],
});
