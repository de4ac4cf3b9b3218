import type { PlannedCadre } from './cadre-plan.ts';
import type { PlannedOrganization } from './organization-plan.ts';

/** Organs of the Party and courts have no leading Party group of this kind, and these bureaus have a committee instead. */
const LED_BY_GROUP = /(?<!公安|税务|国家安全)局(?=机关党委$|党总支$|党支部$)/u;

/**
 * What stands beside committees and branches: leading Party groups of bureaus, discipline committees of organs, Party
 * groups within branches, the Party school, and a unit that has no Party organization of its own. Nothing of it is left to
 * chance, and the people of the plan stay where they are.
 */
export function planOtherBodies(plan: readonly PlannedOrganization[]): PlannedOrganization[] {
  const bodies: PlannedOrganization[] = [];
  const add = (
    parent: number,
    name: string,
    type: string,
    memberCount: number,
    nature: PlannedOrganization['nature'] = 'ORGAN',
  ): void => {
    const index = plan.length + bodies.length;
    const code = `YZ${String(index).padStart(5, '0')}`;
    bodies.push({ index, parent, code, name, type, nature, direct: false, memberCount, staffCount: null });
  };
  const direct = plan.filter((one) => one.direct);
  for (const { name } of direct.filter((one) => LED_BY_GROUP.test(one.name)).slice(0, 24))
    add(0, name.replace(/(?:机关党委|党总支|党支部)$/u, '党组'), 'LEADING_GROUP', 7);
  for (const committee of direct.filter((one) => one.type === 'ORGAN_COMMITTEE'))
    add(committee.index, committee.name.replace(/党委$/u, '纪委'), 'DISCIPLINE_COMMITTEE', 5);
  const branches = plan.filter((one) => one.type === 'BRANCH' && one.nature === 'ORGAN' && one.memberCount >= 30);
  for (const branch of branches.slice(0, 12))
    for (const [order, half] of [Math.ceil(branch.memberCount / 2), Math.floor(branch.memberCount / 2)].entries())
      add(branch.index, `${branch.name}第${'一二'[order]}党小组`, 'PARTY_GROUP', half);
  add(0, '中共云泽市委党校（演示）', 'PARTY_SCHOOL', 86, 'SCHOOL');
  add(0, '云泽市机关后勤服务中心', 'UNIT', 5);
  return bodies;
}

/** The discipline secretary of an organ committee leads its discipline committee, beside the post that stands for them. */
export function withDisciplinePosts(
  people: readonly PlannedCadre[],
  bodies: readonly PlannedOrganization[],
): PlannedCadre[] {
  const committeeOf = new Map(
    bodies.filter((one) => one.type === 'DISCIPLINE_COMMITTEE').map((one) => [one.parent, one.index]),
  );
  return people.map((person) => {
    const post = person.posts.at(-1);
    const committee = post?.type === 'DISCIPLINE_SECRETARY' ? committeeOf.get(post.organization) : undefined;
    if (!post || committee === undefined) return person;
    const beside = { ...post, organization: committee, title: '机关纪委书记' };
    return { ...person, posts: [...person.posts.slice(0, -1), beside, post] };
  });
}
