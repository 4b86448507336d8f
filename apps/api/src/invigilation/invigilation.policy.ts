/** Those who watch over exams in their regions. */
export const SUPERVISORS = ['training_manager'];
