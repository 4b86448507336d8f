/** Words by which a provision obliges, forbids, empowers or punishes. */
const BINDING = /应当|必须|不得|禁止|可以|有权|有义务|责令|罚款|拘留|处分|追究|承担/;

/** Whether a provision states a duty, a power or a penalty, so that an officer has to know it. */
export function isAskable(text: string): boolean {
  return BINDING.test(text);
}
