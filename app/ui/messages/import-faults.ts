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
  'organization-unknown': ['查不到（{value}），或者不在您的管理范围内', 'is not known or not in your scope ({value})'],
  'organization-unknown-near': [
    '查不到（{value}）。最接近的是“{near}”（{nearCode}）',
    'is not known ({value}). The closest is “{near}” ({nearCode})',
  ],
  'organization-name-twice': [
    '有{n}个党组织叫这个名字（{value}），请填组织编码',
    'is the name of {n} organizations ({value}); give the code',
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
  'parent-unknown': ['系统里和本表里都没有这个编码（{value}）', 'is neither in the system nor in this sheet ({value})'],
  'parent-elsewhere': ['不在您的管理范围内（{value}）', 'is outside your scope ({value})'],
  'parent-circle': ['上下级绕成了圈（{value}）', 'leads back to this organization ({value})'],
  'more-than-members': ['多于党员数（{value}，党员数{most}）', 'is more than the members ({value} of {most})'],
  'years-out-of-range': ['应在1至10年（{value}）', 'must be 1 to 10 years ({value})'],
  'changed-since-check': [
    '核对之后系统里的情况变了，请重新导入这一行',
    'changed in the system after the check; import this row again',
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

  'several-namesakes': ['有多位同名的人', 'several people of this name'],
  'one-namesake': ['同名，但单位或出生年月对不上', 'same name, but unit or month of birth differs'],
  'name-has-no-number': ['系统里有同名且没有编码的人', 'somebody of this name has no number yet'],
  'number-other-name': ['编码与姓名对不上', 'the number belongs to another name'],
  'same-name-above': ['与前面的行同名', 'same name as an earlier row'],
});
