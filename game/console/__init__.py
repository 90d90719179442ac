"""What a person sees and types: screens drawn from views, menus, curtains, replays and the rulebook."""
