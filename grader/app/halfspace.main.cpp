#include "app/app.hpp"

int main(int argc, char** argv) {
    return halfspace::app::run(argc, argv);
}
