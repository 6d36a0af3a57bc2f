"""Memory: what cells leave behind is cleaned up."""

import time

import psutil
from course import KernelCase

CELL = "const v{0} = {0}; let w{0} = [v{0}]; function f{0}(x: number): number {{ return x * v{0} }}"


class Memory(KernelCase):
    def resident(self):
        return psutil.Process(self.km.provisioner.pid).memory_info().rss

    def test_four_hundred_cells_take_less_than_half_as_much_again(self):
        self.assert_ok(self.run_cell("import * as kit from 'convlab'; 1"))
        time.sleep(2)  # the types that are read ahead belong to the start
        for _ in range(50):
            self.assert_ok(self.run_cell("1"))
        before = self.resident()
        for i in range(400):
            self.assert_ok(self.run_cell(CELL.format(i)))
        self.assertLess(self.resident() / before, 1.5)

    def test_two_hundred_thousand_awaits_are_right_and_leave_nothing_behind(self):
        code = "let sum = 0; for (let i = 0; i < 200_000; i++) sum += await i; sum"
        resident = []
        for _ in range(5):
            self.assertEqual(self.assert_ok(self.run_cell(code)).result["text/plain"], "19999900000")
            resident.append(self.resident())
        self.assertLess(resident[-1] / resident[0], 1.5)
