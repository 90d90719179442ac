"""The engine: legal lists, play, chance.  Given the actions and the outcomes, everything here is deterministic.

A whole game on it: two seats take from a heap by turns, each one stone or, one time in three, two.

>>> from game.kernel.field import field
>>> from game.kernel.module import RuleModule, Setup
>>> from game.kernel.rulebook import Phase, Step
>>> from game.kernel.slices import Dials, put_in_order
>>> class Heap(Slice):
...     stones: int = field("stones", 0, 9, start=3)
>>> class Take(Action):
...     verb, offered = "take", "heap"
...     def odds(self, state):
...         return (("one stone", 2), ("two stones", 1))
...     def resolve(self, state, outcome):
...         heap = Heap.of(state)
...         heap.stones = max(0, heap.stones - 1 - outcome)
...         state.ending = int(heap.stones == 0)
>>> class HeapModule(RuleModule):
...     code, slice_type = "heap", Heap
...     def actions(self, book):
...         return [Take(0), Take(1)]
>>> put_in_order([Heap])
>>> setup = Setup(seats=["left", "right"], modules=["heap"], dials={}, board={}, days=1, turns=9)
>>> phases = (Phase("taking", "Taking", "1", (Step("1", menu="heap", order=(0, 1)),)),)
>>> book = Rulebook(("left", "right"), [True, True], (), phases, [HeapModule(0, setup)], [True], [Dials([])], 1, 9)
>>> state = begin(book)
>>> open_play(state)
>>> [action.code for action in legal(state)]
['left take']
>>> play(state, legal(state)[0])
>>> odds(state)
(('one stone', 2), ('two stones', 1))
>>> resolve(state, 1)
>>> Heap.of(state).stones, [action.code for action in legal(state)]
(1, ['right take'])
>>> str(why_not(state, book.by_code["left take"]))
'another seat is to move (§3.2)'
>>> play(state, legal(state)[0])
>>> resolve(state, 0)
>>> state.over, legal(state)
(True, [])
"""

from __future__ import annotations

from game.kernel.action import Action
from game.kernel.rulebook import ONCE, ROUNDS, Rulebook
from game.kernel.slices import Slice
from game.kernel.state import State
from game.kernel.types import CERTAIN, CHANCE, DECISION, PASS, PROCEDURE, SEQUENCE, TRIAL, Cost, Odds, Reason


def begin(book: Rulebook) -> State:
    """The board before the scenario's values are set: blank slices, empty pools, turn 1, first phase."""
    slices: list[Slice] = [one.blank(book.dials[one.index], book.switches[one.index]) for one in book.modules]
    pools = [0] * (len(book.seats) * book.width)
    return State(book, slices, pools, [(SEQUENCE, 0, 0, 0, 0)])


def open_play(state: State) -> None:
    """Let every module finish the set-up, in reverse so that the first module's events come first, then start."""
    for module in reversed(state.rulebook.live):
        module.deploy(state)
    settle(state)


def price(state: State, action: Action) -> Cost:
    """What ``action`` costs now, after every module has had its say."""
    cost = action.cost(state)
    if cost:
        for module in state.rulebook.repricers[action.index]:
            cost = module.reprice(state, action, cost)
    return cost


def legal(state: State) -> list[Action]:
    """The legal actions of the seat to move, in a stable order; empty at chance and after the end.

    The one source of legality: console, bots, adapters and validators all use it.
    """
    if not state.stack:
        return []
    frame = state.stack[-1]
    if frame[0] != DECISION:
        return []
    book = state.rulebook
    seat = frame[2]
    base = seat * book.width
    pools = state.pools
    listed: list[Action] = []
    for action, known, varies, checked, forbidders in book.listings[frame[1]][seat]:
        short = False
        for resource, amount in known:
            if pools[base + resource] < amount:
                short = True
                break
        if short or (checked and action.forbidden(state) is not None):
            continue
        for module in forbidders:
            if module.forbid(state, action) is not None:
                short = True
                break
        if short:
            continue
        if varies:
            for resource, amount in price(state, action):
                if pools[base + resource] < amount:
                    short = True
                    break
            if short:
                continue
        listed.append(action)
    return listed


def why_not(state: State, action: Action) -> Reason | None:
    """Why the seat to move may not take ``action`` now; None when it may."""
    if state.ending:
        return Reason("3.3", "the match is over")
    if state.seat != action.seat:
        return Reason("3.2", "another seat is to move")
    unmet = all_unmet(state, action)
    return unmet[0] if unmet else None


def all_unmet(state: State, action: Action) -> list[Reason]:
    """All that keeps ``action`` from its own seat as the board stands, in the order of importance; empty when nothing.

    Whose turn it is makes no difference, so that a seat can plan: the menu comes first, then rules, then the price.
    """
    book = state.rulebook
    unmet: list[Reason] = []
    if book.menus[action.menu] != state.menu or state.seat != action.seat:
        unmet.append(Reason("3.2", f"this is chosen from the menu {action.menu!r}, which is not open"))
    reason = action.forbidden(state)
    if reason is not None:
        unmet.append(reason)
    for module in book.forbidders[action.index]:
        reason = module.forbid(state, action)
        if reason is not None:
            unmet.append(reason)
    for resource, amount in price(state, action):
        held = state.pool(action.seat, resource)
        if held < amount:
            unmet.append(Reason("3.4", f"it costs {amount} {book.resources[resource].name} and {held} is left"))
    return unmet


def take(state: State, action: Action) -> None:
    """Pay for a legal action, declare it and let others interrupt; ``settle`` runs on from there."""
    book = state.rulebook
    stack = state.stack
    if len(stack) == 2:
        _answered(state, action)
    stack.pop()
    base = action.seat * book.width
    for resource, amount in price(state, action):
        state.pools[base + resource] -= amount
    stack.append((TRIAL, action.index))
    action.declare(state)
    for module in book.befores:
        module.before(state, action)


def play(state: State, action: Action) -> None:
    """Take a legal action, then run on to the next decision or chance."""
    take(state, action)
    settle(state)


def _answered(state: State, action: Action) -> None:
    """Move the sequence on after a seat answered the question of the current step."""
    _, phase, at, position, done = state.stack[0]
    step = state.rulebook.phases[phase].steps[at]
    if step.menu != action.menu:
        return
    passed = bool(action.marks & PASS)
    if step.mode == ONCE or passed:
        done |= 1 << action.seat
    if step.mode == ROUNDS or step.mode == ONCE or passed:
        position += 1
    state.stack[0] = (SEQUENCE, phase, at, position, done)


def odds(state: State) -> Odds:
    """Outcomes and weights of the chance on top of the stack; empty when there is none."""
    if not state.stack:
        return CERTAIN
    frame = state.stack[-1]
    if frame[0] == TRIAL:
        return state.rulebook.actions[frame[1]].odds(state)
    if frame[0] == CHANCE:
        return state.rulebook.events[frame[1]].odds(state, frame)
    return CERTAIN


def resolve(state: State, outcome: int) -> None:
    """Apply outcome number ``outcome`` of ``odds``, then run on to the next decision or chance."""
    decide(state, outcome)
    settle(state)


def decide(state: State, outcome: int) -> None:
    """Apply outcome number ``outcome`` of ``odds``; ``settle`` runs on from there."""
    frame = state.stack[-1]
    if frame[0] == TRIAL:
        _conclude(state, state.rulebook.actions[frame[1]], outcome)
    else:
        state.stack.pop()
        state.rulebook.events[frame[1]].resolve(state, frame, outcome)


def _conclude(state: State, action: Action, outcome: int) -> None:
    state.stack.pop()
    action.resolve(state, outcome)
    for module in state.rulebook.afters:
        module.after(state, action, outcome)


def settle(state: State) -> None:
    """Run procedures and the sequence of play until somebody or chance must decide, or the match is over."""
    while tick(state):
        pass


def tick(state: State) -> bool:
    """Take one step of ``settle``; False when a seat or chance must decide or the match is over."""
    stack = state.stack
    if state.ending:
        stack.clear()
        return False
    frame = stack[-1]
    kind = frame[0]
    if kind == DECISION or kind == CHANCE:
        return False
    book = state.rulebook
    if kind == TRIAL:
        action = book.actions[frame[1]]
        if action.odds(state):
            return False
        _conclude(state, action, 0)
    elif kind == PROCEDURE:
        stack.pop()
        book.procedures[frame[1]].run(state, frame)
    else:
        _advance(state)
    return True


def hook_ahead(state: State) -> tuple[str, str]:
    """The module and hook that the next ``tick`` calls, as codes; two empty strings when it calls none."""
    if state.ending or not state.stack or state.stack[-1][0] != SEQUENCE:
        return "", ""
    _, phase, at, position, _ = state.stack[0]
    steps = state.rulebook.phases[phase].steps
    if at < len(steps) and steps[at].hook and position < len(state.rulebook.answering[phase][at]):
        return state.rulebook.answering[phase][at][position].code, steps[at].hook
    return "", ""


def _advance(state: State) -> None:
    """Take the next step of the sequence of play.  Only the SEQUENCE frame is on the stack."""
    book = state.rulebook
    _, phase, at, position, done = state.stack[0]
    steps = book.phases[phase].steps
    if at == len(steps):
        phase += 1
        if phase == len(book.phases):
            phase = 0
            state.turn += 1
        state.stack[0] = (SEQUENCE, phase, 0, 0, 0)
        return
    step = steps[at]
    if step.hook:
        calls = book.calls[phase][at]
        if position < len(calls):
            state.stack[0] = (SEQUENCE, phase, at, position + 1, 0)
            calls[position](state)
        else:
            state.stack[0] = (SEQUENCE, phase, at + 1, 0, 0)
        return
    order = step.order
    count = len(order)
    shift = state.turn - 1 if step.mode == ROUNDS else 0
    limit = position + count
    if step.mode != ROUNDS:
        limit = count
    menu = book.menus[step.menu]
    while position < limit:
        seat = order[(position + shift) % count]
        if book.playing[seat] and not done >> seat & 1:
            state.stack[0] = (SEQUENCE, phase, at, position, done)
            state.stack.append((DECISION, menu, seat))
            return
        position += 1
    state.stack[0] = (SEQUENCE, phase, at + 1, 0, 0)
