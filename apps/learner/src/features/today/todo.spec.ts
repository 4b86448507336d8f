import { describe, expect, it } from '@jest/globals';
import { listTodos, type TodoExam, type TodoIssue } from './todo';

const issue = (id: string, change: Partial<TodoIssue> = {}): TodoIssue => ({
  id,
  state: 'OPEN',
  closesAt: '2026-11-20T18:00:00+08:00',
  attendance: { countedAt: null },
  ...change,
});
const exam = (id: string, change: Partial<TodoExam> = {}): TodoExam => ({
  id,
  closesAt: '2026-11-25T18:00:00+08:00',
  notOpen: null,
  attempts: [],
  ...change,
});
const attempt = { deadline: '2026-11-18T10:30:00+08:00', isPassed: null };
const ids = (todos: ReturnType<typeof listTodos>) =>
  todos.map((todo) => (todo.kind === 'watch' ? todo.issue.id : todo.exam.id));

describe('what is to be done today', () => {
  it('lists the due first', () => {
    const todos = listTodos(
      [issue('late', { closesAt: '2026-11-30T18:00:00+08:00' }), issue('soon')],
      [exam('between')],
    );
    expect(ids(todos)).toEqual(['soon', 'between', 'late']);
  });

  it('leaves out what counts already, what is closed and what has not opened', () => {
    const issues = [
      issue('counted', { attendance: { countedAt: '2026-11-02T10:00:00+08:00' } }),
      issue('closed', { state: 'CLOSED' }),
      issue('upcoming', { state: 'UPCOMING' }),
    ];
    const exams = [
      exam('not open', { notOpen: { code: 'ATTENDANCE_MISSING' } }),
      exam('passed', { attempts: [{ ...attempt, state: 'SUBMITTED', isPassed: true }] }),
    ];
    expect(listTodos(issues, exams)).toEqual([]);
  });

  it('puts a test under way by its own deadline, even when no further one may be started', () => {
    const [first] = listTodos(
      [issue('soon')],
      [exam('under way', { notOpen: { code: 'X' }, attempts: [{ ...attempt, state: 'IN_PROGRESS' }] })],
    );
    expect(first).toMatchObject({ kind: 'sit', isUnderWay: true, dueAt: attempt.deadline });
  });

  it('offers a further try after a failed one', () => {
    expect(
      ids(
        listTodos([], [exam('resit', { attempts: [{ ...attempt, state: 'SUBMITTED', isPassed: false }] })]),
      ),
    ).toEqual(['resit']);
  });
});
