/** 期次, 人次 and 人数: classes, attendances and persons, never to be taken for one another. */
export type ClassCounts = {
  /** 期次: classes of the list, whatever their state */
  classes: number;
  /** 期次 that are completed */
  held: number;
  /** 调训人次: places on rosters, of classes that were not called off */
  called: number;
  /** 结业人次 */
  completed: number;
  /** 人数: persons behind the 调训人次, each once */
  people: number;
};
